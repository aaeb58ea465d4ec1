/** Pictures from the web, fetched as one fetches what strangers have named. */
@NullMarked
package com.movieconcierge.embedding.adapter.web;

import org.jspecify.annotations.NullMarked;
