/** What makes up a film's DNA, and the ports to where films come from and DNA goes to. No framework in here. */
@NullMarked
package com.movieconcierge.embedding.domain;

import org.jspecify.annotations.NullMarked;
