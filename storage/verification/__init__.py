"""Whether what is stored is what was sealed: chains, cases, guards, and the heads over all."""
