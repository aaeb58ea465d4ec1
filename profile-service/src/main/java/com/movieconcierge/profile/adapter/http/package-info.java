/** Progress, health and metrics. */
@NullMarked
package com.movieconcierge.profile.adapter.http;

import org.jspecify.annotations.NullMarked;
