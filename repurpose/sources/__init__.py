"""From files to posts: finding, reading, and joining an article to its transcript."""
