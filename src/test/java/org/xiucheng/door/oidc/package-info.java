/// Logging in by a provider of identities, tried against one that follows the standard and one that does not.
@NullMarked
package org.xiucheng.door.oidc;

import org.jspecify.annotations.NullMarked;
