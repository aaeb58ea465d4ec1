/** What a taste is and how ratings, DNA and erasures change it. Knows no technology. */
@NullMarked
package com.movieconcierge.profile.domain;

import org.jspecify.annotations.NullMarked;
