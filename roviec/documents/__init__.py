"""The register of documents, stored files, frozen texts, facts."""
