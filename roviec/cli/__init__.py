"""The command `roviec`."""


def main() -> int:
    """Run the command."""
    return 0
