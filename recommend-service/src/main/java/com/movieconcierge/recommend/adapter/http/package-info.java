/** The HTTP contract. */
@NullMarked
package com.movieconcierge.recommend.adapter.http;

import org.jspecify.annotations.NullMarked;
