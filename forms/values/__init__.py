"""What values are by themselves: days, numbers and addresses, checked and put into one form."""
