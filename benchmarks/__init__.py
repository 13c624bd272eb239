"""How fast the product is, as ratios measured in one run on one machine; `make bench` prints and records them."""
