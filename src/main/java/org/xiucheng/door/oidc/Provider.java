package org.xiucheng.door.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One provider of identities, as its own description says it is to be asked (OpenID Connect Discovery 1.0).
///
/// Only signatures by a key that the provider publishes count; what is signed with a shared secret or not at
/// all is refused. A key that is not known yet is looked up once more, so that the provider may change its
/// keys.
final class Provider {
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final OIDCProviderMetadata metadata;
    private final ProviderSettings settings;
    private final ClientID client;
    private final IDTokenValidator validator;

    private Provider(OIDCProviderMetadata metadata, ProviderSettings settings) throws MalformedURLException {
        this.metadata = metadata;
        this.settings = settings;
        this.client = new ClientID(settings.client().orElseThrow());
        var millis = (int) settings.patience().toMillis();
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(millis, millis, settings.answerBytes()))
                .build();
        this.validator = new IDTokenValidator(
                metadata.getIssuer(), client, new JWSVerificationKeySelector<>(SIGNATURES, keys), null);
        validator.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    }

    /// Reads the provider's description.
    ///
    /// @throws Unreachable when it cannot be read, or says that it is another
    static Provider discover(ProviderSettings settings) throws Unreachable {
        var millis = (int) settings.patience().toMillis();
        try {
            var issuer = new Issuer(settings.issuer().orElseThrow());
            return new Provider(OIDCProviderMetadata.resolve(issuer, millis, millis), settings);
        } catch (GeneralException | IOException | IllegalArgumentException e) {
            throw new Unreachable(e);
        }
    }

    /// Where the browser is sent to log in.
    URI question(Attempt attempt) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), client, callback())
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /// Trades the code for the identity it stands for.
    ///
    /// @throws Unreachable when the provider does not answer
    /// @throws Refused when it says no, or its answer does not hold
    IDTokenClaimsSet identity(String code, Attempt attempt) throws Unreachable, Refused {
        try {
            return validator.validate(token(code, attempt), attempt.nonce());
        } catch (BadJOSEException | JOSEException e) {
            throw new Refused(e);
        }
    }

    private JWT token(String code, Attempt attempt) throws Unreachable, Refused {
        try {
            var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), callback(), attempt.verifier());
            var secret = new Secret(Files.readString(secretFile()).strip());
            var request = new TokenRequest.Builder(
                            metadata.getTokenEndpointURI(), new ClientSecretBasic(client, secret), grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout((int) settings.patience().toMillis());
            request.setReadTimeout((int) settings.patience().toMillis());
            request.setFollowRedirects(false);
            if (OIDCTokenResponseParser.parse(request.send()) instanceof OIDCTokenResponse good
                    && good.getOIDCTokens().getIDToken() != null) {
                return good.getOIDCTokens().getIDToken();
            }
            throw new Refused(null);
        } catch (IOException e) {
            throw new Unreachable(e);
        } catch (ParseException | IllegalArgumentException e) {
            throw new Refused(e);
        }
    }

    private Path secretFile() {
        return Path.of(settings.secretFile().orElseThrow());
    }

    private URI callback() {
        return settings.address().orElseThrow().resolve("/api/v1/login/finish");
    }

    /// The provider does not answer as one.
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreachable(Exception cause) {
            super(cause);
        }
    }

    /// The provider vouches for nobody, or its word does not hold.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(@Nullable Exception cause) {
            super(cause);
        }
    }
}
