/// Calls to duty: whoever is on duty is called, and one call after another climbs until somebody answers.
@NullMarked
package org.xiucheng.decide.call;

import org.jspecify.annotations.NullMarked;
