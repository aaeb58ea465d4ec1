package com.movieconcierge.embedding.adapter.djl;

import java.nio.file.Path;

/**
 * A sentence transformer on disk, and what its maker's configuration says of it.
 *
 * @param weights ONNX
 * @param tokenizer Hugging Face's tokenizer.json
 * @param firstToken true when the state of the first token stands for the text, false for the mean over all tokens
 * @param maxLength tokens it reads at a time, its special ones included
 * @param dimension components of its vectors
 */
record SentenceFiles(Path weights, Path tokenizer, boolean firstToken, int maxLength, int dimension) {}
