package org.xiucheng.door.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/// One login on its way through the provider: what must come back with it, and which browser began it.
record Attempt(State state, Nonce nonce, CodeVerifier verifier, String browser) {
    /// Never shows what only this browser and we know.
    @Override
    public String toString() {
        return "Attempt[…]";
    }
}
