"""The whole program on a clock that is moved by hand, with complainants in the same process."""
