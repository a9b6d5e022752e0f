"""The page on which figures are typed: one post at a time, or many in a grid."""
