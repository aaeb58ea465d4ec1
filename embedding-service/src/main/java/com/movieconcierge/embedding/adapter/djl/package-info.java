/** The sentence transformer, through DJL on ONNX Runtime. */
@NullMarked
package com.movieconcierge.embedding.adapter.djl;

import org.jspecify.annotations.NullMarked;
