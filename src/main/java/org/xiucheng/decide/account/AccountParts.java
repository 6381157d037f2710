package org.xiucheng.decide.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.kernel.time.Maker;

/// What the deeds of administrators are made of.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountParts {
    private static final Logger SECURITY = LoggerFactory.getLogger("org.xiucheng.security");

    @Bean
    Passwords passwords(Maker maker, AccountSettings settings) {
        return new Passwords(maker.random(), settings.hashesAtOnce());
    }

    @Bean
    AdministerAccounts.Desk desk(TransactionTemplate transactions, AdministrationLog log, Maker maker) {
        return new AdministerAccounts.Desk(transactions, log, maker);
    }

    @Bean
    AdministrationLog administrationLog() {
        return (by, deed, about) -> SECURITY.info("{} did {} to {}", by.account(), deed, about);
    }
}
