/** How the command line talks to a running product: its HTTP contract, like anybody else. */
@NullMarked
package com.movieconcierge.standalone.client;

import org.jspecify.annotations.NullMarked;
