/** What viewers do meanwhile: seeded, and noted as it is acknowledged. */
@NullMarked
package com.movieconcierge.standalone.faults.load;

import org.jspecify.annotations.NullMarked;
