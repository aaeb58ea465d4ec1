/** What somebody asks for in their own words: understood, and made a question like any other. */
@NullMarked
package com.movieconcierge.recommend.domain.prompt;

import org.jspecify.annotations.NullMarked;
