"""What is learnt from written examples, once, and kept in files beside them."""
