/** Floor 7, a door. JAX-RS and problem+json. */
package ktrdr.rest;
