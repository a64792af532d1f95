"""The desk: the main screen, one job a module, each building on the one before.

`base` holds what all share, then come `telling`, `list_side`, `text_side`, `changing`, `dialogs`;
`reader.app.screens.main` puts them on the screen. Actions know them all as `Desk`.
"""
