"""What an object store must be given (buckets, CORS, encryption) and must prove before it holds an image."""
