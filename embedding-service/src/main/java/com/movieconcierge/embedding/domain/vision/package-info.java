/** How a picture is brought into the shape that a Vision Transformer was trained on. */
@NullMarked
package com.movieconcierge.embedding.domain.vision;

import org.jspecify.annotations.NullMarked;
