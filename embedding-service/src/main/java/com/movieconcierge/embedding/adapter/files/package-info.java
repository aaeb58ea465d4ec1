/** Files of models: on this machine, or brought here once. */
@NullMarked
package com.movieconcierge.embedding.adapter.files;

import org.jspecify.annotations.NullMarked;
