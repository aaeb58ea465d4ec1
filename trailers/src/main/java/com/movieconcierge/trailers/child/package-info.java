/** The process that decodes: alone knows FFmpeg, is given one file, and may die. */
@NullMarked
package com.movieconcierge.trailers.child;

import org.jspecify.annotations.NullMarked;
