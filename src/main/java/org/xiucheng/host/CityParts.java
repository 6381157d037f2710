package org.xiucheng.host;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.evidence.NoteSigner;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Uuid7;
import org.xiucheng.sense.media.FolderOfPhotos;
import org.xiucheng.sense.media.PhotoFiles;

/// What the pure parts need from the machine: ids, randomness, keys.
@Configuration(proxyBeanMethods = false)
class CityParts {
    @Bean
    Maker maker(InstantSource clock) {
        var random = new SecureRandom();
        return new Maker(clock, new Uuid7(clock, random), random);
    }

    @Bean
    CitySecrets citySecrets(Secrets secrets) {
        var identity = secrets.identityKey();
        return new CitySecrets(identity.getEncoded(), derived(identity, "report-token"));
    }

    @Bean
    IdentitySeal identitySeal(CitySecrets secrets) {
        return new IdentitySeal(secrets.identityKey(), new SecureRandom());
    }

    /// The log of a city is named after its jurisdiction.
    @Bean
    NoteSigner logSigner(Settings settings, Places places) {
        return LogKey.open(settings.logKey(), places.jurisdiction().id() + "/log");
    }

    /// Photos lie in the folder of the jurisdiction, beside its database.
    @Bean
    PhotoFiles photoFiles(Settings settings) {
        return new FolderOfPhotos(settings.data().resolve("media"));
    }

    /// A key for one purpose only, so that what one use gives away says nothing about the other.
    private static byte[] derived(SecretKey key, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
