/** What is known of a viewer, and the query vector made from it. */
@NullMarked
package com.movieconcierge.recommend.domain.taste;

import org.jspecify.annotations.NullMarked;
