"""The formats, one module each; see `reader.exchange.format` for what a module holds."""
