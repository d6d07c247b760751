<?php
/**
 * The one option of the plugin, and the shape that it has to have.
 *
 * The option holds the configuration of the planner as JSON, and the planner's colour scheme. The
 * configuration stays text, because PHP cannot tell an empty object from an empty list.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/**
 * The keys of a configuration, each with the kinds of value that make sense.
 *
 * @return array<string, string[]>
 */
function rcv_keys() {
	return array(
		'v'              => array( 'number' ),
		'clinic'         => array( 'object' ),
		'closedWeekdays' => array( 'list', 'number', 'text' ),
		'closedDates'    => array( 'list', 'text' ),
		'leadDays'       => array( 'number', 'text' ),
		'services'       => array( 'list' ),
		'questions'      => array( 'object' ),
		'features'       => array( 'object' ),
		'texts'          => array( 'object' ),
		'theme'          => array( 'object' ),
		'analytics'      => array( 'text' ),
		'unit'           => array( 'text' ),
		'calendar'       => array( 'text' ),
		'weekStart'      => array( 'number', 'text' ),
		'history'        => array( 'yes or no', 'text' ),
	);
}

/**
 * The colour schemes of the planner.
 *
 * @return array<string, string>
 */
function rcv_schemes() {
	return array(
		'inherit' => __( 'Like the page', 'recovery-calculator' ),
		'light'   => __( 'Light', 'recovery-calculator' ),
		'dark'    => __( 'Dark', 'recovery-calculator' ),
		'auto'    => __( 'As the visitor’s device is set', 'recovery-calculator' ),
	);
}

/**
 * The stored settings.
 *
 * @return array{theme: string, config: string}
 */
function rcv_settings() {
	$stored = get_option( 'rcv_settings' );
	$stored = is_array( $stored ) ? $stored : array();
	return array(
		'theme'  => isset( $stored['theme'] ) && isset( rcv_schemes()[ $stored['theme'] ] ) ? $stored['theme'] : 'inherit',
		'config' => isset( $stored['config'] ) && is_string( $stored['config'] ) ? $stored['config'] : '{"v":1}',
	);
}

/**
 * The stored configuration.
 *
 * @return stdClass
 */
function rcv_config() {
	$config = json_decode( rcv_settings()['config'] );
	return $config instanceof stdClass ? $config : (object) array( 'v' => 1 );
}

/**
 * A configuration as JSON that is safe inside a script element: no character of it can end the
 * element or begin a comment.
 *
 * @param stdClass $config The configuration.
 * @return string
 */
function rcv_script_json( $config ) {
	return (string) wp_json_encode( $config, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
}

/**
 * A part of the clinic's own details, as text.
 *
 * @param stdClass $config The configuration.
 * @param string   $key    Its key in `clinic`.
 * @return string
 */
function rcv_detail( $config, $key ) {
	$clinic = isset( $config->clinic ) && $config->clinic instanceof stdClass ? $config->clinic : new stdClass();
	return isset( $clinic->$key ) && is_scalar( $clinic->$key ) ? (string) $clinic->$key : '';
}
