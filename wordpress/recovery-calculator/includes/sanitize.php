<?php
/**
 * Makes the option out of what the form sends.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/**
 * The option from the form's fields. What is wrong stays as it was, and a message says so.
 *
 * @param mixed $given What the form has sent, or the option itself.
 * @return array{theme: string, config: string}
 */
function rcv_sanitize( $given ) {
	$settings = rcv_settings();
	$given    = is_array( $given ) ? $given : array();
	if ( isset( $given['theme'] ) && is_string( $given['theme'] ) && isset( rcv_schemes()[ $given['theme'] ] ) ) {
		$settings['theme'] = $given['theme'];
	}
	// The form has a text in `json`; WordPress sanitises an option, with its `config`, once more when
	// it is stored for the first time.
	foreach ( array( 'json', 'config' ) as $key ) {
		if ( ! isset( $given[ $key ] ) || ! is_string( $given[ $key ] ) ) {
			continue;
		}
		$config = rcv_read_config( $given[ $key ] );
		if ( is_wp_error( $config ) ) {
			rcv_refuse( $config, $given[ $key ] );
			return rcv_settings();
		}
		$settings['config'] = (string) wp_json_encode( $config, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		return $settings;
	}
	return $settings;
}

/**
 * Says what is wrong, and keeps the text for the person who wrote it.
 *
 * @param WP_Error $errors With one message for each mistake.
 * @param string   $text   The text.
 */
function rcv_refuse( $errors, $text ) {
	foreach ( $errors->get_error_messages() as $at => $message ) {
		add_settings_error( 'rcv_settings', 'rcv_json_' . $at, esc_html( $message . ' ' . __( 'Nothing was saved.', 'recovery-calculator' ) ) );
	}
	set_transient( rcv_draft_name(), $text, MINUTE_IN_SECONDS * 10 );
}

/**
 * The name under which a configuration with a mistake is kept for the person who wrote it.
 *
 * @return string
 */
function rcv_draft_name() {
	return 'rcv_draft_' . get_current_user_id();
}
