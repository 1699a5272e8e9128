"""Reading UK oversight documents into proposed claims, by rules that can be named and scored."""
