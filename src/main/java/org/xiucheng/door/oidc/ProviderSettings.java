package org.xiucheng.door.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which provider of identities staff log in with, and every limit on asking it.
///
/// `address` is where browsers find this city, `secretFile` holds what the provider knows the city by. Without
/// an issuer there is no such way in.
@ConfigurationProperties("xiucheng.oidc")
public record ProviderSettings(
        Optional<URI> issuer,
        Optional<String> client,
        Optional<String> secretFile,
        Optional<URI> address,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("262144") int answerBytes,
        @DefaultValue("10m") Duration toLogIn,
        @DefaultValue("10000") int atOnce,
        @DefaultValue("60s") Duration clockSkew) {}
