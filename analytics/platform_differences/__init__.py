"""How do the platforms differ, as far as they can be compared at all?"""
