/// Logging in by a provider of identities: OpenID Connect 1.0, authorization code with PKCE.
@NullMarked
package org.xiucheng.door.oidc;

import org.jspecify.annotations.NullMarked;
