"""The steps in which one message is read into a form (see `forms.reading`)."""
