<?php
/**
 * The settings page: one form for the clinic's details, one for the whole configuration.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/sanitize.php';

/** Registers the option and the fields of the clinic's form. */
function rcv_register_settings() {
	register_setting(
		'rcv_settings',
		'rcv_settings',
		array(
			'type'              => 'object',
			'sanitize_callback' => 'rcv_sanitize',
			'show_in_rest'      => false,
		)
	);
	add_settings_section( 'rcv_clinic', '', '__return_empty_string', 'rcv_clinic' );
	foreach ( rcv_fields() as $key => $field ) {
		$field['key'] = $key;
		add_settings_field( 'rcv_' . $key, $field['label'], 'rcv_print_field', 'rcv_clinic', 'rcv_clinic', array( 'label_for' => 'rcv_' . $key ) + $field );
	}
}
add_action( 'admin_init', 'rcv_register_settings' );

/** Adds the page to the menu "Settings". */
function rcv_add_page() {
	$name = __( 'Recovery planner', 'recovery-calculator' );
	$hook = add_options_page( $name, $name, 'manage_options', 'recovery-calculator', 'rcv_print_page' );
	add_action( 'admin_print_styles-' . $hook, 'rcv_enqueue_page_styles' );
}
add_action( 'admin_menu', 'rcv_add_page' );

/** Loads the page's styles. */
function rcv_enqueue_page_styles() {
	wp_enqueue_style( 'rcv-settings', plugins_url( 'admin/settings.css', RCV_FILE ), array(), RCV_VERSION );
}

/**
 * Adds a link to the page in the list of plugins.
 *
 * @param string[] $links The links of the plugin.
 * @return string[]
 */
function rcv_add_settings_link( $links ) {
	$link = '<a href="' . esc_url( rcv_page_url( 'clinic' ) ) . '">' . esc_html__( 'Settings', 'recovery-calculator' ) . '</a>';
	return array_merge( array( $link ), $links );
}
add_filter( 'plugin_action_links_' . plugin_basename( RCV_FILE ), 'rcv_add_settings_link' );

/**
 * The address of one of the two forms.
 *
 * @param string $form `clinic` or `json`.
 * @return string
 */
function rcv_page_url( $form ) {
	return admin_url( 'options-general.php?page=recovery-calculator&form=' . $form );
}

/**
 * The fields of the clinic's form.
 *
 * @return array<string, array<string, string>>
 */
function rcv_fields() {
	return array(
		'name'     => array(
			'label' => __( 'Name of your clinic', 'recovery-calculator' ),
			'kind'  => 'text',
			'help'  => '',
		),
		'phone'    => array(
			'label' => __( 'Telephone', 'recovery-calculator' ),
			'kind'  => 'tel',
			'help'  => __( 'Visitors book by it if you give no booking address.', 'recovery-calculator' ),
		),
		'address'  => array(
			'label' => __( 'Address', 'recovery-calculator' ),
			'kind'  => 'text',
			'help'  => __( 'Visitors see it on the plan, in print and in their calendar.', 'recovery-calculator' ),
		),
		'country'  => array(
			'label' => __( 'Country', 'recovery-calculator' ),
			'kind'  => 'country',
			'help'  => __( 'Two letters, such as GB, US or TH. It decides which emergency number visitors see.', 'recovery-calculator' ),
		),
		'timezone' => array(
			'label' => __( 'Time zone', 'recovery-calculator' ),
			'kind'  => 'timezone',
			'help'  => '',
		),
		'bookUrl'  => array(
			'label' => __( 'Booking address', 'recovery-calculator' ),
			'kind'  => 'address',
			'help'  => __( 'Such as https://your.site/book?on={date}&for={minutes}. The planner fills in the words in braces. An address that begins with mailto:, tel: or sms: works too.', 'recovery-calculator' ),
		),
		'theme'    => array(
			'label' => __( 'Light or dark', 'recovery-calculator' ),
			'kind'  => 'scheme',
			'help'  => '',
		),
		'accent'   => array(
			'label' => __( 'Main colour', 'recovery-calculator' ),
			'kind'  => 'colour',
			'help'  => __( 'For buttons and links, such as #0f6b5c. Leave it empty for the planner’s own.', 'recovery-calculator' ),
		),
	);
}

/**
 * The stored value of a field.
 *
 * @param string $key Its name.
 * @return string
 */
function rcv_field_value( $key ) {
	$config = rcv_config();
	if ( 'theme' === $key ) {
		return rcv_settings()['theme'];
	}
	if ( 'accent' === $key ) {
		return isset( $config->theme->accent ) && is_string( $config->theme->accent ) ? $config->theme->accent : '';
	}
	$value = rcv_detail( $config, $key );
	return 'timezone' === $key && '' === $value ? wp_timezone_string() : $value;
}

/**
 * Prints a field.
 *
 * @param array<string, string> $field Its name, kind and help.
 */
function rcv_print_field( $field ) {
	$id    = 'rcv_' . $field['key'];
	$name  = 'rcv_settings[' . $field['key'] . ']';
	$value = rcv_field_value( $field['key'] );
	$help  = $id . '_help';
	if ( 'timezone' === $field['kind'] ) {
		echo '<select id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '">';
		// WordPress escapes its own list.
		echo wp_timezone_choice( $value, get_user_locale() ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
		echo '</select>';
	} elseif ( 'scheme' === $field['kind'] ) {
		echo '<select id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '">';
		foreach ( rcv_schemes() as $scheme => $label ) {
			echo '<option value="' . esc_attr( $scheme ) . '"' . selected( $scheme, $value, false ) . '>' . esc_html( $label ) . '</option>';
		}
		echo '</select>';
	} else {
		$types = array(
			'tel'     => 'type="tel" class="regular-text"',
			'country' => 'type="text" class="rcv-country" maxlength="2"',
			'address' => 'type="text" inputmode="url" class="large-text code"',
			'colour'  => 'type="text" class="rcv-colour code" maxlength="7"',
		);
		$type  = isset( $types[ $field['kind'] ] ) ? $types[ $field['kind'] ] : 'type="text" class="regular-text"';
		// The types are the literals above.
		echo '<input ' . $type . ' id="' . esc_attr( $id ) . '" name="' . esc_attr( $name ) . '" value="' . esc_attr( $value ) . '"'; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
		echo '' === $field['help'] ? '>' : ' aria-describedby="' . esc_attr( $help ) . '">';
	}
	if ( '' !== $field['help'] ) {
		echo '<p class="description" id="' . esc_attr( $help ) . '">' . esc_html( $field['help'] ) . '</p>';
	}
}

/** Prints the page. */
function rcv_print_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$form  = rcv_chosen_form();
	$forms = array(
		'clinic' => __( 'Your clinic', 'recovery-calculator' ),
		'json'   => __( 'Everything', 'recovery-calculator' ),
	);
	echo '<div class="wrap rcv-settings"><h1>' . esc_html__( 'Recovery planner', 'recovery-calculator' ) . '</h1>';
	rcv_print_steps();
	echo '<nav class="nav-tab-wrapper" aria-label="' . esc_attr__( 'Settings of the planner', 'recovery-calculator' ) . '">';
	foreach ( $forms as $key => $label ) {
		$is_here = $key === $form;
		echo '<a href="' . esc_url( rcv_page_url( $key ) ) . '" class="nav-tab' . ( $is_here ? ' nav-tab-active" aria-current="page' : '' ) . '">' . esc_html( $label ) . '</a>';
	}
	echo '</nav><form action="' . esc_url( admin_url( 'options.php' ) ) . '" method="post">';
	settings_fields( 'rcv_settings' );
	echo '<input type="hidden" name="rcv_settings[form]" value="' . esc_attr( $form ) . '">';
	if ( 'json' === $form ) {
		rcv_print_json();
	} else {
		do_settings_sections( 'rcv_clinic' );
	}
	submit_button();
	echo '</form></div>';
}

/**
 * The form that the page shows.
 *
 * @return string `clinic` or `json`.
 */
function rcv_chosen_form() {
	// It only chooses what is shown, so it needs no nonce.
	$form = isset( $_GET['form'] ) ? sanitize_key( wp_unslash( $_GET['form'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
	return 'json' === $form ? 'json' : 'clinic';
}

/** Prints how to put the planner on a page. */
function rcv_print_steps() {
	echo '<p class="rcv-lead">' . esc_html__( 'Runners answer five short steps on your page and get a dated plan of massage sessions. Everything is computed in their browser.', 'recovery-calculator' ) . '</p>';
	echo '<ol class="rcv-steps"><li>' . esc_html__( 'Fill in your clinic’s details below and save them.', 'recovery-calculator' ) . '</li><li>';
	/* translators: %s: the name of the block. */
	echo esc_html( sprintf( __( 'Open the page where you want the planner, press + and choose the block “%s”.', 'recovery-calculator' ), __( 'Recovery planner', 'recovery-calculator' ) ) );
	echo '</li><li>' . esc_html__( 'Save the page and look at it.', 'recovery-calculator' ) . '</li></ol><p>';
	/* translators: %s: a shortcode. */
	echo wp_kses( sprintf( __( 'Without the block editor, write %s into the page.', 'recovery-calculator' ), '<code>[recovery_calculator]</code>' ), array( 'code' => array() ) );
	echo '</p>';
}

/** Prints the whole configuration, or what somebody has written with a mistake in it. */
function rcv_print_json() {
	$draft = get_transient( rcv_draft_name() );
	delete_transient( rcv_draft_name() );
	$text = is_string( $draft ) ? $draft : (string) wp_json_encode( rcv_config(), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	echo '<p><label for="rcv_json"><strong>' . esc_html__( 'The whole configuration, as JSON', 'recovery-calculator' ) . '</strong></label></p>';
	echo '<p class="description" id="rcv_json_help">' . esc_html__( 'Opening days, holidays, services, prices and your own words.', 'recovery-calculator' );
	echo ' <a href="' . esc_url( rcv_file_url( 'embedding.html#the-configuration' ) ) . '">' . esc_html__( 'What each part may be', 'recovery-calculator' ) . '</a></p>';
	echo '<textarea id="rcv_json" name="rcv_settings[json]" class="large-text code" rows="24" spellcheck="false" dir="ltr" aria-describedby="rcv_json_help">' . esc_textarea( $text ) . '</textarea>';
}
