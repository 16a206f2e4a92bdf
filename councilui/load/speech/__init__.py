"""What captions and transcripts share: the names of files and of speakers, cleaning, the cut into statements."""
