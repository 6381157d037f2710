package org.xiucheng.decide.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.IdentitySeal;
import org.xiucheng.kernel.access.Totp;
import org.xiucheng.kernel.time.Maker;

/// The second factor of staff: a telephone's code by RFC 6238, or a code from the list for the day it is lost.
///
/// The secret lies sealed under the city's key. A step of the clock opens once, also when two requests carry
/// its code together; a recovery code opens once and is kept as its hash.
@Service
public class SecondFactors {
    private static final int SECRET = 20;
    private static final int RECOVERY = 10;

    private final JdbcClient jdbc;
    private final IdentitySeal seal;
    private final TransactionTemplate transactions;
    private final Maker maker;
    private final AccountSettings settings;

    SecondFactors(
            JdbcClient jdbc,
            IdentitySeal seal,
            TransactionTemplate transactions,
            Maker maker,
            AccountSettings settings) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transactions = transactions;
        this.maker = maker;
        this.settings = settings;
    }

    /// What a telephone is told, once: the secret as people type it, and as a picture holds it.
    public record Enrolment(String secret, String uri) {
        /// Never shows the secret in logs.
        @Override
        public String toString() {
            return "Enrolment[…]";
        }
    }

    private record Kept(byte[] secret, boolean confirmed) {}

    /// Begins anew with a secret of its own, which counts once a code of it was shown.
    ///
    /// @throws Problem `second-factor.present` where one is confirmed already, `second-factor.demo` where
    ///     anyone may log in
    public Enrolment begin(UUID person, String account, String city) {
        if (demo(person)) {
            throw Problem.conflict("second-factor.demo", "The accounts of an invented city stay open to all.");
        }
        var secret = new byte[SECRET];
        maker.random().nextBytes(secret);
        forgetUnconfirmed(person);
        if (!keep(seal.close(person, secret))) {
            throw Problem.conflict("second-factor.present", "There is a second factor; have it reset first.");
        }
        var text = Totp.base32(secret);
        var label = coded(city) + ":" + coded(account);
        return new Enrolment(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + coded(city));
    }

    /// Confirms it by a code, and gives the list of recovery codes, once.
    ///
    /// @throws Problem `second-factor.wrong`, `second-factor.absent`
    public List<String> confirm(UUID person, String code) {
        var kept = find(person).filter(found -> !found.confirmed()).orElseThrow(SecondFactors::absent);
        var step = Totp.USUAL.stepOf(kept.secret(), code, maker.now());
        if (step.isEmpty()) {
            throw wrong();
        }
        var codes = new ArrayList<String>();
        transactions.executeWithoutResult(_ -> {
            if (!confirm(person, step.getAsLong())) {
                throw absent();
            }
            forgetCodes(person);
            for (var i = 0; i < settings.recoveryCodes(); i++) {
                var recovery = recovery();
                codes.add(recovery);
                add(person, hash(recovery));
            }
        });
        return codes;
    }

    /// Whether what was typed is the code of this moment or a recovery code, neither used before.
    public boolean proves(UUID person, String typed) {
        var code = typed.strip();
        var kept = find(person).filter(Kept::confirmed);
        if (kept.isEmpty()) {
            return false;
        }
        var step = Totp.USUAL.stepOf(kept.get().secret(), code, maker.now());
        return step.isPresent() ? takeStep(person, step.getAsLong()) : takeRecovery(person, hash(plain(code)));
    }

    /// Whether the officer has one that counts.
    public boolean has(UUID person) {
        return find(person).filter(Kept::confirmed).isPresent();
    }

    private boolean demo(UUID person) {
        return jdbc.sql("select demo from access.account where person_id = :person")
                .param("person", person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private boolean keep(IdentitySeal.Sealed sealed) {
        return jdbc.sql("""
                        insert into access.second_factor (person_id, wrapped_key, sealed_secret)
                        values (:person, :key, :secret)
                        on conflict (person_id) do nothing
                        """)
                        .param("person", sealed.subject())
                        .param("key", sealed.wrappedKey())
                        .param("secret", sealed.contact())
                        .update()
                > 0;
    }

    private void forgetUnconfirmed(UUID person) {
        jdbc.sql("delete from access.second_factor where person_id = :person and confirmed_at is null")
                .param("person", person)
                .update();
    }

    private Optional<Kept> find(UUID person) {
        return jdbc.sql("""
                        select wrapped_key, sealed_secret, confirmed_at is not null as confirmed
                        from access.second_factor where person_id = :person
                        """)
                .param("person", person)
                .query((row, _) -> new Kept(
                        seal.open(new IdentitySeal.Sealed(
                                person, row.getBytes("wrapped_key"), row.getBytes("sealed_secret"))),
                        row.getBoolean("confirmed")))
                .optional();
    }

    private boolean confirm(UUID person, long step) {
        return jdbc.sql("""
                        update access.second_factor set confirmed_at = :at, last_step = :step
                        where person_id = :person and confirmed_at is null
                        """)
                        .param("person", person)
                        .param("at", maker.now().atOffset(ZoneOffset.UTC))
                        .param("step", step)
                        .update()
                > 0;
    }

    private boolean takeStep(UUID person, long step) {
        return jdbc.sql("""
                        update access.second_factor set last_step = :step
                        where person_id = :person and last_step < :step
                        """).param("person", person).param("step", step).update() > 0;
    }

    private boolean takeRecovery(UUID person, byte[] hash) {
        return jdbc.sql("""
                        update access.recovery_code set used_at = :at
                        where person_id = :person and code_hash = :hash and used_at is null
                        """)
                        .param("person", person)
                        .param("hash", hash)
                        .param("at", maker.now().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private void forgetCodes(UUID person) {
        jdbc.sql("delete from access.recovery_code where person_id = :person")
                .param("person", person)
                .update();
    }

    private void add(UUID person, byte[] hash) {
        jdbc.sql("insert into access.recovery_code (person_id, code_hash) values (:person, :hash)")
                .param("person", person)
                .param("hash", hash)
                .update();
    }

    /// 80 random bits, written in fours.
    private String recovery() {
        var bytes = new byte[RECOVERY];
        maker.random().nextBytes(bytes);
        return Totp.base32(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private static byte[] hash(String code) {
        return Sha256.of(code.getBytes(StandardCharsets.UTF_8));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Problem wrong() {
        return Problem.invalid("second-factor.wrong", "The code is wrong or was used.", "/code");
    }

    private static Problem absent() {
        return Problem.conflict("second-factor.absent", "Begin with a new secret first.");
    }
}
