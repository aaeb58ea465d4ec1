/** Progress for people and for the command line. */
@NullMarked
package com.movieconcierge.embedding.adapter.http;

import org.jspecify.annotations.NullMarked;
