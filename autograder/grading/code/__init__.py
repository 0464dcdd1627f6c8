"""What code says without being run: what it defines, needs and rests on."""
