"""What staff can do, one use case a file, without Telegram in it: the chat is their first face."""
