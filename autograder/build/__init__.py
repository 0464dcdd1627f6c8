"""From what an author writes to what students open: assignments + references → source → release."""
