/**
 * Strategy documents over HTTP: stored, shown, validated, converted from version 2. They come as
 * YAML or JSON and are kept as they were sent. Start reading at {@link StrategiesResource}.
 */
package ktrdr.rest.strategies;
