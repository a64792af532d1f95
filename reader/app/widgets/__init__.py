"""What the screens are made of; widgets draw and report the mouse, keys belong to the registry."""
