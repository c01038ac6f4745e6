/**
 * Builds the plain-Java engine for injection. Below the doors, no other package reads MicroProfile
 * Config. Start reading at {@link EngineProducers}.
 */
package ktrdr.config;
