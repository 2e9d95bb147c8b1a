"""What the labeller of printed references learns from: invented works, rendered and soiled, with the field of each character."""
