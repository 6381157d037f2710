package org.xiucheng.door.web;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.xiucheng.kernel.Problem;

/// How requests come in: the edge, then Spring Security's firewall and our gate as its only filter, then the
/// controllers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class WebConfiguration implements WebMvcConfigurer {
    @Bean
    Routes routes() {
        return new Routes(Routes.ALL);
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> security(
            Routes routes, Allowance allowance, Callers callers, DoorSettings settings) {
        var gate = new Gate(routes, allowance, callers, settings);
        var proxy = new FilterChainProxy(new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, List.of(gate)));
        proxy.setFirewall(new StrictHttpFirewall());
        proxy.setRequestRejectedHandler((_, _, _) -> {
            throw Problem.malformed("request.rejected", "The request is written in a way that is not read here.");
        });
        var registration = new FilterRegistrationBean<>(proxy);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /// What a controller throws goes on to the edge; no resolver of the framework writes an answer of its own.
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.clear();
    }

    /// Our answers have one form each; what a browser says it accepts changes nothing.
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }
}
