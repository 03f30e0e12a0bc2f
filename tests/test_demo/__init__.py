"""`leeswijzer demo` as a person sees it: the real program, the local Telegram and the page, in a browser."""
