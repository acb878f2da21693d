"""Report forms, periods, submissions; figures as page and Word."""
