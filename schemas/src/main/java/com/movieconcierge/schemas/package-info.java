/** The contracts between the services: topics, Redis layout, dead letters. */
@NullMarked
package com.movieconcierge.schemas;

import org.jspecify.annotations.NullMarked;
